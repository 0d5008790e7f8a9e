import '../shared/base.css';
import { createApp } from 'vue';
import App from './PhonePage.vue';

createApp(App).mount('#app');
