import '../shared/base.css';
import { createApp } from 'vue';
import CasePage from './CasePage.vue';
import ComplainPage from './ComplainPage.vue';
import ComplaintPage from './ComplaintPage.vue';
import PhonePage from './PhonePage.vue';

/** What a citizen's phone shows: a visit, a case, a complaint, or the form for a new one. */
const pages = { v: PhonePage, c: CasePage, t: ComplaintPage, complain: ComplainPage } as const;
const first = location.pathname.split('/')[1] ?? '';
createApp(first in pages ? pages[first as keyof typeof pages] : PhonePage).mount('#app');
