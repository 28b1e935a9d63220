import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { snowflake } from './snowflake.ts';

/** One session that a bot identified for; it outlives its connection, to be resumed. */
interface Session {
  readonly id: string;
  readonly shard: readonly [number, number];
  readonly intents: number;
  sequence: number;
  /** The latest events, for a resume. */
  readonly events: { readonly sequence: number; readonly text: string }[];
  socket: WebSocket | undefined;
  resumable: boolean;
}

export interface GatewayOptions {
  readonly token: string;
  readonly application: string;
  readonly guilds: readonly string[];
  readonly heartbeatMs: number;
  readonly shards: number;
}

interface GatewayLog {
  identifies: number;
  resumes: number;
  heartbeats: number;
}

/** For a resume; Discord keeps a few minutes. */
const mostEvents = 1000;

/** Discord's gateway, version 10, JSON without compression. */
export async function openGateway(options: GatewayOptions) {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await new Promise<void>((resolve) => server.once('listening', resolve));
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sessions = new Map<string, Session>();
  const log: GatewayLog = { identifies: 0, resumes: 0, heartbeats: 0 };
  let answersHeartbeats = true;
  let refusesWith: number | undefined;
  let waiting: (() => void)[] = [];
  const happened = () => {
    const all = waiting;
    waiting = [];
    for (const wake of all) wake();
  };

  server.on('connection', (socket) => {
    let session: Session | undefined;
    const send = (op: number, d: unknown) => socket.send(JSON.stringify({ op, d, s: null, t: null }));
    send(10, { heartbeat_interval: options.heartbeatMs });
    socket.on('close', () => {
      if (session?.socket === socket) session.socket = undefined;
      happened();
    });
    socket.on('message', (data) => {
      const packet = JSON.parse(String(data)) as { op: number; d: never };
      if (packet.op === 1) {
        log.heartbeats += 1;
        if (answersHeartbeats) send(11, null);
      } else if (packet.op === 2) session = identify(socket, packet.d);
      else if (packet.op === 6) session = resume(socket, packet.d);
      happened();
    });
  });

  function identify(socket: WebSocket, d: { token: string; intents: number; shard?: [number, number] }) {
    log.identifies += 1;
    if (refusesWith !== undefined || d.token !== options.token) {
      socket.close(refusesWith ?? 4004);
      return undefined;
    }
    const shard = d.shard ?? [0, 1];
    const session: Session = {
      id: `session-${snowflake()}`,
      shard,
      intents: d.intents,
      sequence: 0,
      events: [],
      socket,
      resumable: true,
    };
    sessions.set(session.id, session);
    const own = options.guilds.filter((guild) => Number((BigInt(guild) >> 22n) % BigInt(shard[1])) === shard[0]);
    dispatch(session, 'READY', {
      v: 10,
      user: { id: options.application, username: 'unknown-case', discriminator: '0', bot: true, avatar: null },
      guilds: own.map((id) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: url,
      shard,
      application: { id: options.application, flags: 0 },
    });
    return session;
  }

  function resume(socket: WebSocket, d: { session_id: string; seq: number }) {
    log.resumes += 1;
    const session = sessions.get(d.session_id);
    if (!session?.resumable) {
      socket.send(JSON.stringify({ op: 9, d: false, s: null, t: null }));
      return undefined;
    }
    session.socket = socket;
    for (const { sequence, text } of session.events) if (sequence > d.seq) socket.send(text);
    dispatch(session, 'RESUMED', {});
    return session;
  }

  function dispatch(session: Session, t: string, d: unknown): void {
    session.sequence += 1;
    const text = JSON.stringify({ op: 0, t, s: session.sequence, d });
    session.events.push({ sequence: session.sequence, text });
    if (session.events.length > 2 * mostEvents) session.events.splice(0, mostEvents);
    if (session.socket?.readyState === 1) session.socket.send(text);
  }

  const sessionOf = (guild: string | undefined): Session => {
    const live = [...sessions.values()].reverse();
    const shardOf = (count: number) => (guild === undefined ? 0 : Number((BigInt(guild) >> 22n) % BigInt(count)));
    const session = live.find(({ shard, resumable }) => resumable && shard[0] === shardOf(shard[1]));
    if (!session) throw new Error('No bot is connected to the loopback');
    return session;
  };
  const connected = () => [...sessions.values()].filter(({ socket }) => socket?.readyState === 1);

  return {
    url,
    log,
    /** To the shard of a server, or to shard 0. While its connection is down the event waits for the resume. */
    send: (t: string, d: unknown, guild?: string) => dispatch(sessionOf(guild), t, d),
    connected: () => connected().length,
    intents: () => [...sessions.values()].map(({ intents }) => intents),
    /** Resolves once `holds`, or throws. */
    async until(holds: () => boolean, what: string, withinMs = 15_000): Promise<void> {
      const end = Date.now() + withinMs;
      while (!holds()) {
        const left = end - Date.now();
        if (left <= 0) throw new Error(`Waited ${withinMs} ms in vain for: ${what}`);
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, Math.min(left, 100));
          waiting.push(() => {
            clearTimeout(timer);
            resolve();
          });
        });
      }
    },
    /** Ends every connection: with a close code, or without a word. */
    drop(code?: number): void {
      for (const { socket } of connected()) code === undefined ? socket?.terminate() : socket?.close(code);
    },
    /** "Reconnect and resume." */
    askToReconnect(): void {
      for (const { socket } of connected()) socket?.send(JSON.stringify({ op: 7, d: null, s: null, t: null }));
    },
    invalidate(resumable: boolean): void {
      for (const session of connected()) {
        session.resumable = resumable;
        session.socket?.send(JSON.stringify({ op: 9, d: resumable, s: null, t: null }));
      }
    },
    answerHeartbeats(answers: boolean): void {
      answersHeartbeats = answers;
    },
    /** From now on every identify is answered with a close code. */
    refuse(code: number | undefined): void {
      refusesWith = code;
    },
    async close(): Promise<void> {
      for (const client of server.clients) client.terminate();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}
