import '../shared/base.css';
import { createApp } from 'vue';
import App from './RulebookPage.vue';

createApp(App).mount('#app');
