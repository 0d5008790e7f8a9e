import '../shared/base.css';
import { createApp } from 'vue';
import App from './QuestionsPage.vue';

createApp(App).mount('#app');
