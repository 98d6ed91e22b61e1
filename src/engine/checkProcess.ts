import type { ActionDeclaration, ProcessDeclaration } from "./process.ts";

/** What is wrong with a process, in words for whoever declared it; nothing, where it may run. */
export function checkProcess(process: ProcessDeclaration, sentences: ReadonlySet<string>): readonly string[] {
  return [
    ...checkReach(process),
    ...checkStates(process),
    ...checkTaskStates(process),
    ...checkOutliving(process),
    ...checkClocks(process),
    ...Object.entries(process.actions).flatMap(([name, action]) =>
      checkAction(process, name, action, sentences),
    ),
  ];
}

function targetsOf(action: ActionDeclaration): readonly string[] {
  if (action.to === undefined) return [];
  return typeof action.to === "string" ? [action.to] : action.to.flatMap((branch) => branch.to ?? []);
}

function checkReach(process: ProcessDeclaration): string[] {
  const actions = Object.values(process.actions);
  const reached = new Set(actions.filter((action) => action.opens).flatMap(targetsOf));
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    for (const action of actions) {
      if (action.from.some((from) => reached.has(from))) for (const to of targetsOf(action)) reached.add(to);
    }
  }
  const open = Object.keys(process.states).filter((name) => !process.states[name]?.closedBy);
  const stuck = open.filter((name) => !leadsToAnEnd(process, name));
  return [
    ...Object.keys(process.states)
      .filter((name) => !reached.has(name))
      .map((name) => `state ${name} is never reached`),
    ...stuck.map((name) => `state ${name} never leads to a closed one`),
  ];
}

function leadsToAnEnd(process: ProcessDeclaration, from: string): boolean {
  const seen = new Set([from]);
  for (const name of seen) {
    if (process.states[name]?.closedBy) return true;
    for (const action of Object.values(process.actions)) {
      if (action.from.includes(name)) for (const to of targetsOf(action)) seen.add(to);
    }
  }
  return false;
}

function checkStates(process: ProcessDeclaration): string[] {
  return Object.entries(process.states).flatMap(([name, state]) => {
    if (state.closedBy) {
      return state.holder || state.clocks?.length ? [`closed state ${name} has a holder or a clock`] : [];
    }
    const held = state.holder !== undefined;
    const clocked = (state.clocks?.length ?? 0) > 0;
    return [
      ...(held ? [] : [`state ${name} has no holder`]),
      ...(clocked ? [] : [`state ${name} has no clock`]),
    ];
  });
}

function checkTaskStates(process: ProcessDeclaration): string[] {
  return Object.entries(process.taskStates).flatMap(([name, state]) => {
    if (!state.open) return state.clocks?.length ? [`ended task state ${name} has a clock`] : [];
    return [
      ...(state.holder ? [] : [`task state ${name} has no holder`]),
      ...(state.clocks?.length ? [] : [`task state ${name} has no clock`]),
    ];
  });
}

/** What goes on in a closed case must be able to end there, by a clock of its own: the case's stand still for good. */
function checkOutliving(process: ProcessDeclaration): string[] {
  const isClosed = (state: string): boolean => process.states[state]?.closedBy !== undefined;
  return Object.entries(process.taskStates).flatMap(([name, { outlives, open, clocks = [] }]) => {
    if (!outlives) return [];
    const ends = Object.values(process.actions).some(
      ({ from, onTask }) => from.some(isClosed) && onTask?.to !== undefined && onTask.from.includes(name),
    );
    return [
      ...(open ? [] : [`ended task state ${name} outlives its case`]),
      ...(ends ? [] : [`task state ${name} outlives its case and never ends`]),
      ...clocks
        .filter((kind) => process.clocks[kind]?.inside !== undefined)
        .map((kind) => `task state ${name} outlives its case, and its clock ${kind} does not`),
    ];
  });
}

function checkClocks(process: ProcessDeclaration): string[] {
  const used = new Set([
    ...Object.values(process.states).flatMap((state) => state.clocks ?? []),
    ...Object.values(process.taskStates).flatMap((state) => state.clocks ?? []),
  ]);
  const missing = [...used]
    .filter((kind) => !process.clocks[kind])
    .map((kind) => `clock ${kind} is not declared`);
  const declared = Object.entries(process.clocks).flatMap(([kind, clock]) => [
    ...(used.has(kind) ? [] : [`clock ${kind} never runs`]),
    ...(clock.inside === undefined || process.clocks[clock.inside] ? [] : [`clock ${kind} is inside none`]),
    ...(clock.lapses === undefined || process.actions[clock.lapses]
      ? []
      : [`clock ${kind} lapses into no action`]),
  ]);
  return [...missing, ...declared];
}

function checkAction(
  process: ProcessDeclaration,
  name: string,
  action: ActionDeclaration,
  sentences: ReadonlySet<string>,
): string[] {
  const states = [...action.from, ...targetsOf(action)];
  const taskStates = [
    ...(action.onTask?.from ?? []),
    ...(action.onTask?.to === undefined ? [] : [action.onTask.to]),
  ];
  const fields = Object.keys(action.input.shape);
  const named = [...(action.sealed ?? []), ...Object.keys(action.fieldsFor ?? {})];
  const say = (problem: string) => `action ${name} ${problem}`;
  return [
    ...(action.by.some((hand) => hand.hand !== "post" || hand.roles.length > 0)
      ? []
      : [say("has nobody who may take it")]),
    ...(action.seenBy.length === 0 ? [say("is seen by nobody")] : []),
    ...(!action.opens && action.from.length === 0 ? [say("is taken from no state")] : []),
    ...states.filter((state) => !process.states[state]).map((state) => say(`names the state ${state}`)),
    ...taskStates
      .filter((state) => !process.taskStates[state])
      .map((state) => say(`names the task state ${state}`)),
    ...clocksNamed(action)
      .filter((kind) => !process.clocks[kind])
      .map((kind) => say(`names the clock ${kind}`)),
    ...named.filter((field) => !fields.includes(field)).map((field) => say(`names the field ${field}`)),
    ...(action.provided ?? [])
      .filter((rule) => !sentences.has(rule.otherwise))
      .map((rule) => say(`refuses with ${rule.otherwise}, which has no sentence`)),
    ...checkBranches(action).map(say),
    ...checkByItself(process, name, action).map(say),
  ];
}

function clocksNamed({ releases, restarts = [] }: ActionDeclaration): readonly string[] {
  return releases === undefined || releases === "all" ? restarts : [...releases, ...restarts];
}

function checkBranches(action: ActionDeclaration): string[] {
  if (action.to === undefined || typeof action.to === "string") return [];
  const last = action.to.at(-1);
  return last && !last.holds ? [] : ["has branches of which none may hold"];
}

/**
 * Only a clock that runs out makes the system act on a case, or a step of another case that this one waits for; it may
 * open one, as an import does.
 */
function checkByItself(process: ProcessDeclaration, name: string, action: ActionDeclaration): string[] {
  const bySystem = action.by.some((hand) => hand.hand === "system");
  const lapses = Object.values(process.clocks).some((clock) => clock.lapses === name);
  return bySystem && !lapses && !action.opens && !action.follows
    ? ["is the system's, and no clock lapses into it"]
    : [];
}
