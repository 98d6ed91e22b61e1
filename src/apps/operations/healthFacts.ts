import type { ReaderLag, WaitingLapses } from "#platform/journal/measureJournal.ts";
import type { DatabaseFacts } from "#platform/database/measureDatabase.ts";
import type { Channel } from "#platform/messages/messageAdapter.ts";
import type { ChannelState } from "#modules/notices/index.ts";
import type { WriteBackState } from "#modules/exchange/index.ts";
import type { JobRecord } from "../jobLog.ts";

/** How messages of a channel go out. */
export type CarrierState = "set" | "file" | "none";

/** What is known of an installation at a moment; `undefined` where it could not be read in time. */
export interface HealthFacts {
  now: Date;
  version: string;
  upMs: number;
  mode: "production" | "development";
  publicUrl: string;
  map: { tileOrigins: readonly string[]; areas: number };
  connections: { inUse: number; most: number; waiting: number };
  jobs: readonly JobRecord[];
  carriers: Readonly<Record<Channel, CarrierState>>;
  disk: { freeBytes: number; totalBytes: number } | undefined;
  /** Of a question to the database and back, and how far its clock is from ours. */
  database: { tookMs: number; driftMs: number } | undefined;
  /** The rest is asked of a database that answered. */
  migrations: { count: number; pending: number; foreign: boolean; lastAt: Date | undefined } | undefined;
  readers: readonly ReaderLag[] | undefined;
  lapses: WaitingLapses | undefined;
  messages: readonly ChannelState[] | undefined;
  writeBacks: WriteBackState | undefined;
  storage: DatabaseFacts | undefined;
}
