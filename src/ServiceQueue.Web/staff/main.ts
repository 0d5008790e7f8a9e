import '../shared/base.css';
import { createApp } from 'vue';
import App from './StaffPage.vue';

createApp(App).mount('#app');
