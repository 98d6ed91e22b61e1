import type { z } from "zod";
import type { StaffRole } from "./actor.ts";
import type { Case, Task, TaskRole } from "./case.ts";
import type { CaseDraft } from "./caseDraft.ts";
import type { Instant } from "./instant.ts";
import type { LimitText } from "./limit.ts";
import type { Refusal } from "./refusal.ts";
import type { Words } from "./words.ts";
import type { World } from "./world.ts";

/** Where an actor's post must stand: at a place of the case, or at the body of the task, of its parent or of that one's. */
export type Standing = { readonly place: string } | "task" | "parentTask" | "grandparentTask" | "anywhere";

/** Staff in a post with one of these roles that stands where the case asks for. */
export interface PostHand {
  readonly hand: "post";
  readonly roles: readonly StaffRole[];
  readonly at: Standing;
  /** States in which it is this hand's turn, where that is not all of the action's. */
  readonly during?: readonly string[];
  readonly says: Words;
}

/** Who may take an action. */
export type Hand =
  | PostHand
  | { readonly hand: "reporter"; readonly says: Words }
  | { readonly hand: "registrar"; readonly says: Words }
  | { readonly hand: "anyone"; readonly says: Words }
  | { readonly hand: "superior"; readonly says: Words }
  | { readonly hand: "system"; readonly says: Words };

/** Who someone is to a case; decides what they see. */
export type Audience = "reporter" | "registrar" | "desk" | "handling" | "supervisor" | "auditor" | "public";

/** What a condition or an effect of an action may look at. */
export interface ActionContext<Input = Readonly<Record<string, unknown>>> extends World {
  process: ProcessDeclaration;
  /** The case before the action. */
  before: Case;
  /** The task it is taken on. */
  task: Task | undefined;
  /** The parsed input. */
  input: Input;
}

/** A rule that must hold, with the code of the refusal where it does not. */
export interface Condition<Input = Readonly<Record<string, unknown>>> {
  readonly otherwise: string;
  /** Reads the input; such a rule says nothing about whether the action shows on the screen. */
  readonly readsInput?: true;
  holds(context: ActionContext<Input>): boolean;
}

/** What an action does beyond its state: hand out tasks, count, note facts. May refuse. */
export interface Effect<Input = Readonly<Record<string, unknown>>> {
  apply(draft: CaseDraft, context: ActionContext<Input>): Refusal | undefined;
}

/** Where an action leads, where that depends on what was said or counted. The first that holds is taken. */
export interface Branch<Input = Readonly<Record<string, unknown>>> {
  /** Absent: the case stays where it is. */
  readonly to?: string;
  readonly when?: Words;
  holds?(context: ActionContext<Input>): boolean;
}

/** One action of a process: a line of its sentence. */
export interface ActionDeclaration<Input = Readonly<Record<string, unknown>>> {
  readonly does: Words;
  /** The event's name, a past participle. */
  readonly event: string;
  readonly by: readonly Hand[];
  readonly opens?: true;
  /** Taken as another case takes a step and only then: nobody asks for it by itself. */
  readonly follows?: true;
  /** States of the case it may be taken in. */
  readonly from: readonly string[];
  /** The state it leads to; absent where the case stays where it is. */
  readonly to?: string | readonly Branch<Input>[];
  /** Which tasks it may be taken on, and what becomes of them. */
  readonly onTask?: {
    readonly roles?: readonly TaskRole[];
    readonly from: readonly string[];
    readonly to?: string;
  };
  readonly input: z.ZodObject;
  /** Fields of the input with words or personal data: encrypted, never in the clear. */
  readonly sealed?: readonly string[];
  /** Fields that only some may read. */
  readonly fieldsFor?: Readonly<Record<string, readonly Audience[]>>;
  /** Clocks whose duty falls away with it, or all that it ends: in time, they end as neither met nor missed. */
  readonly releases?: "all" | readonly string[];
  /** Clocks that end with it and begin anew, of the task it is taken on where they are a task's. */
  readonly restarts?: readonly string[];
  /** Looks the limits of running clocks up anew: they may come to end sooner, never later. */
  readonly retimes?: true;
  readonly provided?: readonly Condition<Input>[];
  readonly effects?: readonly Effect<Input>[];
  /** Who reads of it in the timeline. */
  readonly seenBy: readonly Audience[];
}

/** Gives an action the type of its own input, so that its rules and effects need no casts. */
export function defineAction<const Schema extends z.ZodObject>(
  action: ActionDeclaration<z.output<Schema>> & { readonly input: Schema },
): ActionDeclaration & { readonly input: Schema } {
  // Methods are checked both ways, so an action of a narrower input stands for any: decide parses before it calls.
  return action;
}

/** One state of a case. */
export interface StateDeclaration {
  readonly name: Words;
  /** Whose hands it is in; none where the case is closed. */
  readonly holder?: Holder;
  /** Clocks that run while it lasts; one named by two states in a row keeps running. */
  readonly clocks?: readonly string[];
  /** Exactly one lead is named while it lasts. */
  readonly lead?: true;
  /** Closed: by the reporter's word, or by a recorded disposition. */
  readonly closedBy?: "reporter" | "disposition";
  /** Closed somewhere else, before it came here: no part in any rate. */
  readonly outsideRates?: true;
}

/** Who must act next. */
export type Holder =
  | {
      readonly roles: readonly StaffRole[];
      readonly place: string;
      /** At the body that the place belongs to: whoever looks after a desk is not one of the desk. */
      readonly over?: true;
    }
  | { readonly tasks: true }
  | { readonly reporter: true };

/** One state of a task. */
export interface TaskStateDeclaration {
  readonly name: Words;
  /** Not ended: it holds its parent back. */
  readonly open: boolean;
  /** Ended without a result: the body is no longer lead or co-handler. */
  readonly relieved?: true;
  /** Goes on in a closed case, with its clock and its duty: what is asked about a case that is over. */
  readonly outlives?: true;
  readonly clocks?: readonly string[];
  /** Which posts must act. */
  readonly holder?: TaskHolder;
}

/** Who must act on a task: posts at its body; or where it came from and one level higher, since it may take two people. */
export type TaskHolder =
  | { readonly at: "task"; readonly roles: readonly StaffRole[] }
  | {
      readonly at: "senders";
      /** At a body that handed it down. */
      readonly roles: readonly StaffRole[];
      /** At the desk that dispatched it. */
      readonly deskRoles: readonly StaffRole[];
      /** At the body that the desk belongs to. */
      readonly overDeskRoles: readonly StaffRole[];
    };

/** One kind of clock. */
export interface ClockDeclaration {
  readonly name: Words;
  readonly limit: LimitText;
  readonly byUrgency?: Readonly<Record<string, LimitText>>;
  readonly byKind?: Readonly<Record<string, LimitText>>;
  /** A clock of the case that a task's clock must stay inside, where it has no parent task. */
  readonly inside?: string;
  /** The action the system takes when it runs out. */
  readonly lapses?: string;
  /** Somebody's duty all the same: when it runs out, it was missed. */
  readonly duty?: true;
  /** When it ends where that was laid down from outside, whatever its limit says. */
  until?(state: Case, now: Instant): Instant | undefined;
  /** A moment that it never passes: the limit of the case it was split from, or one laid down from outside. */
  notAfter?(state: Case, now: Instant): Instant | undefined;
  /** Cases it runs on; absent: all. */
  appliesTo?(state: Case): boolean;
}

/** A process as its sentence declares it. */
export interface ProcessDeclaration {
  readonly id: string;
  readonly version: number;
  readonly name: Words;
  /** The sentence it came from. */
  readonly sentence: Words;
  readonly states: Readonly<Record<string, StateDeclaration>>;
  readonly taskStates: Readonly<Record<string, TaskStateDeclaration>>;
  readonly clocks: Readonly<Record<string, ClockDeclaration>>;
  readonly actions: Readonly<Record<string, ActionDeclaration>>;
  /** Numbers that a policy sets: attempts, windows. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Rules that hold for every case at all times, beyond the engine's own. */
  readonly invariants?: readonly Invariant[];
}

/** A rule about a case that no sequence of commands may break. */
export interface Invariant {
  readonly name: string;
  holds(state: Case): boolean;
}

/** Gives a declaration its type; the check of it (`checkProcess`) is run by the tests and by `shiliu process check`. */
export function defineProcess<const Process extends ProcessDeclaration>(process: Process): Process {
  return process;
}

/** The declaration of an action, or `undefined`. Looks at own keys only: names come from outside. */
export function findAction(process: ProcessDeclaration, name: string): ActionDeclaration | undefined {
  return Object.hasOwn(process.actions, name) ? process.actions[name] : undefined;
}
