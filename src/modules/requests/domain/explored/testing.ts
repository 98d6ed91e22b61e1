import { expect, it } from "vitest";
import type { StaffRole } from "#engine/actor.ts";
import { availableActions } from "#engine/availableActions.ts";
import type { Case } from "#engine/case.ts";
import { dutiesOf, type Duty } from "#engine/duties.ts";
import { exploreSteps, type Step } from "#engine/explore.ts";
import { brokenRules, isOpen } from "#engine/invariants.ts";
import type { ProcessDeclaration } from "#engine/process.ts";
import { exampleExploration, explorationByKind, reviewedAtOnce } from "../exampleExploration.ts";
import { exampleTree, exampleWorld, staffOf } from "../exampleWorld.ts";

/** Rules of every request that the declaration cannot state: they look beyond the case. */
function brokenBeyondTheCase(process: ProcessDeclaration, state: Case): string[] {
  const broken: string[] = [];
  for (const { bodyId, state: taskState } of state.tasks) {
    const chain = exampleTree.chain(bodyId);
    if (chain.some((body) => body.kind === "outside")) broken.push(`${bodyId} lies outside`);
    if (!chain[0]?.active) broken.push(`${bodyId} was dissolved`);
    if (isOpen(process, taskState) && state.aboutIds.some((about) => exampleTree.isWithin(bodyId, about)))
      broken.push(`${bodyId} is meant`);
  }
  for (const task of state.tasks) {
    const parent = state.tasks.find((each) => each.id === task.parentId);
    if (parent && !exampleTree.isWithin(task.bodyId, parent.bodyId))
      broken.push(`${task.bodyId} is not below ${parent.bodyId}`);
  }
  const duties = dutiesOf(process, state, exampleTree);
  if (process.states[state.state]?.closedBy) {
    const outlives = ({ step }: Duty): boolean => process.taskStates[step]?.outlives === true;
    return duties.every(outlives) ? broken : [...broken, "a duty after the end"];
  }
  if (duties.length === 0) broken.push("an open case that is nobody's duty");
  if (state.state !== "paused" && duties.some((duty) => duty.dueAt === undefined))
    broken.push("a duty without a clock");
  return broken;
}

/** Whether somebody in this post, so many of whom took a step before, has nothing they may do about a duty. */
function isIdle(
  process: ProcessDeclaration,
  state: Case,
  post: { role: StaffRole; number: number },
  { bodyId, taskId }: Duty,
): boolean {
  const actor = staffOf(post.role, bodyId, post.number);
  return availableActions(process, state, exampleWorld(actor, state)).every(
    (each) => each.blockedBy !== undefined || each.taskId !== taskId,
  );
}

const newToTheCase = 99;

/** Duties for which nobody, however new to the case, has anything they may do. */
function idleDuties(process: ProcessDeclaration, state: Case): string[] {
  return dutiesOf(process, state, exampleTree)
    .filter((duty) =>
      duty.roles.every((role) => isIdle(process, state, { role, number: newToTheCase }, duty)),
    )
    .map((duty) => duty.step);
}

/** Returns that nobody whose duty they are may review, were each the only one in their post; or some post never may. */
function stuckReturns(process: ProcessDeclaration, state: Case): string[] {
  const duties = dutiesOf(process, state, exampleTree).filter((duty) => duty.step === "return-asked");
  const cannot = (duty: Duty, number: number) => (role: StaffRole) =>
    isIdle(process, state, { role, number }, duty);
  const about = (taskId: number | undefined) => duties.filter((duty) => duty.taskId === taskId);
  return duties.flatMap((duty) => [
    ...duty.roles.filter(cannot(duty, newToTheCase)).map((role) => `${role} at ${duty.bodyId} never may`),
    ...(about(duty.taskId).every((each) => each.roles.every(cannot(each, 1))) ? ["nobody may"] : []),
  ]);
}

/** The trunk in every order of steps, and all that is done beside it on every kind of case. */
function* exploreBoth(process: ProcessDeclaration): Generator<Step> {
  yield* exploreSteps(process, exampleExploration(9));
  yield* exploreSteps(reviewedAtOnce(process), explorationByKind(process, 11));
}

/** Explores a process, and holds all that it meets against the rules; each process apart, since it takes minutes. */
export function describeExploration(process: ProcessDeclaration): void {
  const states = new Set<string>();
  const actions = new Set<string>();
  const broken = new Set<string>();
  const idle = new Set<string>();
  const stuck = new Set<string>();
  let cases = 0;
  for (const { state, events, isNew } of exploreBoth(process)) {
    states.add(state.state);
    actions.add(events.at(-1)!.action);
    if (!isNew) continue;
    cases++;
    for (const rule of [...brokenRules(process, state), ...brokenBeyondTheCase(process, state)])
      broken.add(rule);
    // While time stands still, what it stands still for is waited for.
    if (cases % 10 !== 0 || state.state === "paused") continue;
    for (const step of idleDuties(process, state)) idle.add(step);
    for (const why of stuckReturns(process, state)) stuck.add(why);
  }

  it("makes thousands of cases, reaches every state and takes every action", () => {
    expect(cases).toBeGreaterThan(10_000);
    expect([...states].toSorted()).toEqual(Object.keys(process.states).toSorted());
    expect([...actions].toSorted()).toEqual(Object.keys(process.actions).toSorted());
  });

  it("breaks no rule", () => {
    expect([...broken]).toEqual([]);
  });

  it("leaves nobody a duty with nothing they may do, but to wait for a body below", () => {
    expect([...idle]).toEqual(["assigned"]);
  });

  it("leaves no return with those who may not review it, be each of them the only one in their post", () => {
    expect([...stuck]).toEqual([]);
  });
}
