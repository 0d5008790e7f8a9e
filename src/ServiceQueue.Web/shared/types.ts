/** Text in the hall's languages; English may be missing. */
export interface Words { 'zh-CN': string; en?: string | null }

export interface EstimateSeconds { low: number; high: number }

export interface HallSummary { hall: string; name: Words; open: boolean }

export interface HallService { id: string; letter: string; name: Words; items: string[]; open: boolean }

export interface HallCounter {
  id: number; label: string; name: Words; place: string; services: string[];
  sign?: string | null; keypad?: string | null;
}

export interface HallInfo {
  hall: string; name: Words; open: boolean; opensAt?: string | null; timeZone: string; locales: string[];
  demo: boolean; day: string | null;
  services: HallService[]; counters: HallCounter[];
  kiosks: { id: string; printer?: string | null }[]; devices: { id: string; kind: string }[];
  outOfOrderReasons: string[]; complaintPhones: string[]; publicUrl: string;
}

/** A service item of the catalogue: what a citizen comes to do, and what to bring. */
export interface CatalogueItem {
  id: string; name: string; group: string; service: string | null;
  materials: string[]; steps: string[]; notes?: string | null; promisedTime?: string | null; fee?: string | null;
  forms: string[]; caseType?: string | null; sensitive: boolean; legacy: boolean;
}

export type CounterState = 'closed' | 'open' | 'called' | 'serving' | 'paused';

export interface BoardCall {
  sequence: number; ticket: string; counter: number; label: string; place: string; service: string;
  at: string; state: CounterState;
}

export interface BoardQueue {
  service: string; letter: string; name: Words; count: number; estimateSeconds: EstimateSeconds; open: boolean;
}

export interface BoardCounter {
  id: number; label: string; name: Words; services: string[]; state: CounterState;
  ticket?: string | null; backAt?: string | null;
}

/** The notice of a closure in force: why, where to go meanwhile, when service goes on. */
export interface BoardClosure { reason: Words; alternative: Words; reopenAt?: string | null }

/** The whole hall at a glance: `GET /board` and the retained topic `board`. */
export interface Board {
  sequence: number; hall: string; name: Words; open: boolean; opensAt?: string | null; day?: string | null;
  closure?: BoardClosure | null;
  calls: BoardCall[]; waiting: BoardQueue[]; counters: BoardCounter[];
}

export type SlipState = 'queued' | 'sent' | 'printed' | 'unknown' | 'failed' | 'none';

export interface IssueTicket {
  requestId: string; service: string; item?: string; class?: string; locale?: string; kiosk?: string; holder?: string;
}

export interface IssuedTicket {
  visit: string; ticket: string; service: string; issuedAt: string; ahead: number;
  estimateSeconds: EstimateSeconds; slip: SlipState; trackUrl: string;
  warning?: { closesAt: string; isAppointmentOffered: boolean } | null;
}

/** One of the six pages that the hall discloses, 六公开; without text where none was published. */
export interface DisclosurePage { kind: string; title: Words; text: string[]; publishedAt?: string | null }

export type VisitState = 'waiting' | 'called' | 'serving' | 'held' | 'finished' | 'noShow' | 'left' | 'transferred';

export interface Turn {
  service: string; serviceName: Words; state: VisitState; counter?: number | null;
  waitingSince: string; calledAt?: string | null; servedAt?: string | null; endedAt?: string | null;
  recalls: number; outcome?: string | null; why?: string | null;
}

export interface Visit {
  visit: string; ticket: string; day: string; service: string; serviceName: Words; item?: string | null;
  locale?: string | null; state: VisitState; counter?: number | null; counterLabel?: string | null; place?: string | null;
  ahead: number; estimateSeconds: EstimateSeconds; issuedAt: string; slip: SlipState; copies: number; turns: Turn[];
}

export interface QueuedVisit {
  visit: string; ticket: string; service: string; serviceName: Words; waitingSince: string; why?: Words | string | null;
}

/** What a clerk at a counter sees. */
export interface CounterView {
  id: number; label: string; name: Words; place: string; state: CounterState; clerk?: string | null;
  pauseReason?: string | null; backAt?: string | null; current: Visit | null; currentSince?: string | null;
  currentTurnSince?: string | null;
  held: Visit[]; queue: QueuedVisit[]; waiting: number; finishedToday: number;
  next: { ticket: string; why: Words } | null; sequence: number;
}

export type Outcome =
  | 'answered' | 'supplement' | 'returned' | 'refused' | 'immediate' | 'promise' | 'report-up' | 'petition'
  | 'joint' | 'agency' | 'none';

export type FaultKind =
  | 'paperOut' | 'coverOpen' | 'cutter' | 'offline' | 'silent' | 'lineGone' | 'garbage' | 'hardware'
  | 'paperNearEnd' | 'brokerGone';

export interface DeviceFault { kind: FaultKind; remedy: 'retry' | 'fix' | 'watch'; detail: string; since: string }

export interface DeviceStatus {
  id: string; kind: string; protocol?: string | null; line?: string | null;
  state: 'ok' | 'warning' | 'fault' | 'starting'; fault?: DeviceFault | null; lastSeen?: string | null;
  retries: number; crcErrors: number; bytesOut: number; bytesIn: number; pending: number;
}

/** One journal event, as the feed and the journal carry it. */
export interface JournalEvent { sequence: number; at: string; actor: string; type: string; body: Record<string, unknown> }

/** Seconds; null where nothing was measured. */
export interface Stat { count: number; mean: number | null; p50: number | null; p90: number | null; max: number | null }

export interface ReportRow {
  key: string; label: string; issued: number; called: number; finished: number; noShow: number; left: number; open: number;
  wait: Stat; walk: Stat; service: Stat;
}

export interface DayReport {
  hall: string; day: string; totals: ReportRow; services: ReportRow[]; counters: ReportRow[]; clerks: ReportRow[];
  hours: ReportRow[]; openTurns: number; noShows: number; leftUncalled: number; issued: number;
  outcomes: Record<string, number>;
}

export interface HallStatus { state: 'online' | 'offline'; at: string; sequence: number }

/** One call to be announced: the topic `calls`. */
export interface Call {
  sequence: number; ticket: string; counter: number; label: string; place: string;
  say: Record<string, string>; repeat: number;
}

/** The retained topic `counters/{n}`. */
export interface CounterSign { sequence: number; state: CounterState; ticket?: string | null; text: string }

/** Demo only: a device on the lab bench. */
export interface LabDevice { id: string; kind: string; line: string; faults: string[]; keys: string[]; fault?: string | null }
