import type { InferContractRouterOutputs } from "@orpc/contract";
import type { Actor, BodyId, PersonId } from "#engine/actor.ts";
import type { rosterContract } from "./contract.ts";
import type { Found, OnDuty } from "./domain/onDuty.ts";
import type { Ground } from "./ground.ts";
import type { DutyAlarm } from "./store/dutyAlarms.ts";
import type { DutyCall } from "./store/dutyCalls.ts";

type Outputs = InferContractRouterOutputs<typeof rosterContract>;
/** A body's roster as the API tells it. */
export type RosterView = Outputs["readRoster"];
/** Who is on duty now, everywhere. */
export type BoardView = Outputs["readBoard"];
/** A call as the API tells it. */
export type CallView = Outputs["listMyCalls"][number];
/** Who answers for a body. */
export type AnsweringView = NonNullable<RosterView["now"]>;
/** A case that nobody has, as the API tells it. */
export type AlarmView = Outputs["listAlarms"][number];
type PersonView = CallView["steps"][number]["person"];
type OnDutyView = AnsweringView["people"][number];

/** A person with their telephone at work. */
export function personView({ organisations }: Ground, id: PersonId): PersonView {
  const person = organisations.findPerson(id);
  const workPhone = person?.workPhone;
  return { id, name: person?.name ?? id, ...(workPhone === undefined ? {} : { workPhone }) };
}

/** A body by id and name. */
export function bodyView({ organisations }: Ground, id: BodyId) {
  return { id, name: organisations.bodyName(id) ?? { zh: id, en: id } };
}

/** Somebody on duty. */
export function onDutyView(ground: Ground, { post, personId, insteadOf }: OnDuty): OnDutyView {
  return {
    post,
    person: personView(ground, personId),
    ...(insteadOf === undefined ? {} : { insteadOf: personView(ground, insteadOf) }),
  };
}

/** Who answers for a body, and how they were found. */
export function answeringView(ground: Ground, { duty, bodyId, by, passed }: Found): AnsweringView {
  return {
    bodyId,
    bodyName: bodyView(ground, bodyId).name,
    by,
    passed: passed.map((id) => bodyView(ground, id)),
    people: duty.people.map((each) => onDutyView(ground, each)),
    until: duty.shift.endsAt,
  };
}

/** A call as somebody sees it. */
export function callView(ground: Ground, call: DutyCall, actor: Actor): CallView {
  const { caseId, clockId, urgency, dueAt, openedAt, nextCallAt, alarm, acknowledged, ended } = call;
  const isCalled = actor.kind === "staff" && call.steps.some(({ personId }) => personId === actor.personId);
  return {
    caseId,
    clockId,
    body: bodyView(ground, call.bodyId),
    urgency,
    dueAt,
    openedAt,
    ...(nextCallAt === undefined ? {} : { nextCallAt }),
    ...(alarm === undefined ? {} : { alarm }),
    steps: call.steps.map(({ post, bodyId, personId, calledAt }) => ({
      post,
      body: bodyView(ground, bodyId),
      person: personView(ground, personId),
      calledAt,
    })),
    ...(acknowledged
      ? { acknowledged: { at: acknowledged.at, by: personView(ground, acknowledged.by) } }
      : {}),
    ...(ended ? { ended } : {}),
    mayAcknowledge: isCalled && !acknowledged && !ended,
  };
}

/** A case that nobody has, as those who watch over its body see it. */
export function alarmView(ground: Ground, alarm: DutyAlarm, number: number, mayOpen: boolean): AlarmView {
  const { caseId, clockId, urgency, dueAt, reason, raisedAt, nextCallAt, called, acknowledged } = alarm;
  return {
    caseId,
    clockId,
    number: ground.formatNumber(number),
    body: bodyView(ground, alarm.bodyId),
    urgency,
    dueAt,
    reason,
    raisedAt,
    ...(nextCallAt === undefined ? {} : { nextCallAt }),
    called,
    ...(acknowledged
      ? { acknowledged: { at: acknowledged.at, by: personView(ground, acknowledged.by) } }
      : {}),
    mayOpen,
  };
}
