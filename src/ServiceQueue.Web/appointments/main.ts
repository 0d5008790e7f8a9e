import '../shared/base.css';
import { createApp } from 'vue';
import App from './AppointmentsPage.vue';

createApp(App).mount('#app');
