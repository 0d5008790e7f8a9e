import '../shared/base.css';
import { createApp } from 'vue';
import App from './CounterPage.vue';

createApp(App).mount('#app');
