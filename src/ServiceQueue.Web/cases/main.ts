import '../shared/base.css';
import { createApp } from 'vue';
import App from './CasesPage.vue';

createApp(App).mount('#app');
