import '../shared/base.css';
import './display.css';
import { createApp } from 'vue';
import App from './DisplayPage.vue';

createApp(App).mount('#app');
