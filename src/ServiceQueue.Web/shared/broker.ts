import mqtt, { type IClientOptions, type MqttClient } from 'mqtt';
import { ref, type Ref } from 'vue';

/** What to leave behind when this page vanishes. */
export interface LastWill { topic: string; payload: object; retain?: boolean }

export interface Broker {
  /** Whether the broker answers. */
  readonly connected: Ref<boolean>;
  /** Since when the connection is up or down, this machine's milliseconds. */
  readonly since: Ref<number>;
  /** Follows a topic; JSON that cannot be read is dropped. Call before or after the connection is up. */
  on<T>(topic: string, take: (payload: T, retained: boolean) => void): void;
  /** Publishes at QoS 1; dropped while there is no connection, since only the newest state matters. */
  publish(topic: string, payload: object, retain?: boolean): void;
  close(): void;
}

/** The broker behind this host, over WebSocket; connects again by itself every second, for ever. */
export function openBroker(will?: LastWill, url: string = brokerUrl()): Broker {
  const connected = ref(false);
  const since = ref(Date.now());
  const takers = new Map<string, (payload: never, retained: boolean) => void>();
  const options: IClientOptions = {
    protocolVersion: 5,
    clean: true,
    // A cable pulled without a goodbye is noticed within one and a half of these.
    keepalive: 3,
    reconnectPeriod: 1000,
    connectTimeout: 4000,
    resubscribe: false,
    queueQoSZero: false,
    clientId: `page-${Math.random().toString(36).slice(2, 12)}`,
    ...(will ? { will: { topic: will.topic, payload: JSON.stringify(will.payload) as never, qos: 1, retain: will.retain ?? true } } : {}),
  };
  const client: MqttClient = mqtt.connect(url, options);
  const become = (up: boolean): void => {
    if (connected.value === up) return;
    connected.value = up;
    since.value = Date.now();
  };
  client.on('connect', () => {
    become(true);
    if (takers.size > 0) client.subscribe([...takers.keys()], { qos: 1 });
  });
  client.on('close', () => become(false));
  client.on('offline', () => become(false));
  client.on('error', () => { /* The client connects again by itself; the state is told by `connected`. */ });
  client.on('message', (topic, payload, packet) => {
    const taker = takers.get(topic);
    if (!taker) return;
    let value: unknown;
    try {
      value = JSON.parse(new TextDecoder().decode(payload));
    } catch {
      return;
    }
    taker(value as never, packet.retain);
  });
  return {
    connected,
    since,
    on: (topic, take) => {
      takers.set(topic, take as (payload: never, retained: boolean) => void);
      if (client.connected) client.subscribe(topic, { qos: 1 });
    },
    publish: (topic, payload, retain = false) => {
      if (client.connected) client.publish(topic, JSON.stringify(payload), { qos: 1, retain });
    },
    close: () => { client.end(true); },
  };
}

function brokerUrl(): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/mqtt`;
}
