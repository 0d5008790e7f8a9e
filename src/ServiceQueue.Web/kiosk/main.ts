import '../shared/base.css';
import './kiosk.css';
import { createApp } from 'vue';
import App from './KioskPage.vue';

createApp(App).mount('#app');
