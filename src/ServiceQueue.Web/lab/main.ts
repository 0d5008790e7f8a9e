import '../shared/base.css';
import { createApp } from 'vue';
import App from './LabPage.vue';

createApp(App).mount('#app');
