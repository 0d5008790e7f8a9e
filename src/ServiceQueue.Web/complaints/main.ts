import '../shared/base.css';
import { createApp } from 'vue';
import App from './ComplaintsPage.vue';

createApp(App).mount('#app');
