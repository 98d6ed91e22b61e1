// For dependency-cruiser's own commands, such as a drawing of the graph; the gate is `npm run check:boundaries`.
import { boundaryRules, cruiseOptions, resolveOptions } from "./tools/boundaries/boundaryRules.ts";

export default {
  forbidden: boundaryRules,
  options: { ...cruiseOptions, enhancedResolveOptions: resolveOptions },
};
