import '../shared/base.css';
import { createApp } from 'vue';
import App from './LedgerPage.vue';

createApp(App).mount('#app');
