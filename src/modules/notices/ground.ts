import type { BodyId } from "#engine/actor.ts";
import type { WorkingCalendar } from "#engine/calendar.ts";
import type { ProcessDeclaration } from "#engine/process.ts";
import type { Pool } from "#platform/database/pool.ts";
import type { Log } from "#platform/log/log.ts";
import type { Messages } from "#platform/messages/messageAdapter.ts";
import type { KeyStore } from "#platform/sealing/keyStore.ts";
import type { RandomSource } from "#platform/sealing/randomSource.ts";
import type { Organisations } from "#modules/organisations/index.ts";
import type { Reporters } from "#modules/reporters/index.ts";
import type { Directory } from "./domain/addressees.ts";
import type { QuietHours } from "./domain/quietHours.ts";

/** What the module is handed by whoever assembles it. */
export interface NoticesNeeds {
  pool: Pool;
  log: Log;
  keyStore: KeyStore;
  random: RandomSource;
  /** A new random UUID. */
  randomId(): string;
  messages: Messages;
  organisations: Organisations;
  reporters: Reporters;
  /** The process of a case, in the version it began with. */
  processOf(id: string, version: number): ProcessDeclaration;
  /** The calendar in force. */
  calendar(): WorkingCalendar;
  /** A case's number as people read it out. */
  formatNumber(number: number): string;
  /** The origin that links lead to. */
  publicUrl: string;
  /** When nobody is woken. */
  quietHours: QuietHours | undefined;
  /** The share of a limit after which holders are warned, from 0 to 1. */
  warnAtShare: number;
}

/** What every use case stands on. */
export interface Ground extends NoticesNeeds {
  /** Who works where, as of the call. */
  directory(): Directory;
}

/** Makes the {@link Ground} of a process. */
export function makeGround(needs: NoticesNeeds): Ground {
  const { organisations } = needs;
  return {
    ...needs,
    directory: () => ({
      tree: organisations.tree(),
      peopleAt: (bodyId, role) =>
        organisations.peopleAt(bodyId, role).flatMap(({ id, active }) => (active ? [id] : [])),
      bodiesOf: (personId) => organisations.bodiesOf(personId),
      bodyName: (bodyId: BodyId) => organisations.bodyName(bodyId) ?? { zh: bodyId, en: bodyId },
    }),
  };
}
