import '../shared/base.css';
import { createApp } from 'vue';
import App from './OrdersPage.vue';

createApp(App).mount('#app');
