import type { PersonId } from "#engine/actor.ts";
import type { Words } from "#engine/words.ts";

/** What the service is called, and how else it is reached. */
export interface Service {
  name: Words;
  /** Where there is little room. */
  shortName: Words;
  /** The telephone number that people may call instead. */
  hotline: string;
  /** Which area it answers for; empty where nobody said. */
  territory: Words;
}

/** What is shown until somebody names the service. */
export const unnamedService: Service = {
  name: { zh: "石榴", en: "Shiliu" },
  shortName: { zh: "石榴", en: "Shiliu" },
  hotline: "12345",
  territory: { zh: "", en: "" },
};

/** What only a person can know before the service goes live. */
export const vouchedThings = ["tree-agreed", "limits-agreed", "restore-tried"] as const;

/** One of {@link vouchedThings}. */
export type VouchedThing = (typeof vouchedThings)[number];

/** Who said something of the installation, and when. */
export interface Said {
  by: PersonId | undefined;
  at: Date;
}

/** What holds for the installation as a whole. */
export interface Installation {
  /** Undefined before somebody named it. */
  service: Service | undefined;
  vouched: ReadonlyMap<VouchedThing, Said>;
  /** When it went live, and what was still open then. */
  live: (Said & { open: readonly string[] }) | undefined;
}

/** As an installation begins. */
export const newInstallation: Installation = { service: undefined, vouched: new Map(), live: undefined };
