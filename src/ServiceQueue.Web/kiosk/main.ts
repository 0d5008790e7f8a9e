import '../shared/base.css';
import { createApp } from 'vue';
import App from './KioskPage.vue';

createApp(App).mount('#app');
