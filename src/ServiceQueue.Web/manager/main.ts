import '../shared/base.css';
import { createApp } from 'vue';
import App from './ManagerPage.vue';

createApp(App).mount('#app');
