import { exchangeScreens } from "#modules/exchange/screens/index.ts";
import { knowledgeScreens } from "#modules/knowledge/screens/index.ts";
import { noticeScreens } from "#modules/notices/screens/index.ts";
import { organisationScreens } from "#modules/organisations/screens/index.ts";
import { reporterScreens } from "#modules/reporters/screens/index.ts";
import { requestScreens } from "#modules/requests/screens/index.ts";
import { rosterScreens } from "#modules/roster/screens/index.ts";
import { firstStepsScreens } from "./firstSteps/firstStepsScreens.ts";
import { operationsScreens } from "./operations/operationsScreens.ts";
import type { ScreenRoute } from "./screenRoute.ts";
import { signInScreens } from "./session/signInScreens.ts";

/** Every module's screens: adding a public service adds its list here. */
export const screenRoutes: readonly ScreenRoute[] = [
  ...signInScreens,
  ...requestScreens,
  ...reporterScreens,
  ...rosterScreens,
  ...knowledgeScreens,
  ...organisationScreens,
  ...exchangeScreens,
  ...noticeScreens,
  ...operationsScreens,
  ...firstStepsScreens,
];
