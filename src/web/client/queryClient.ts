import { onlineManager, QueryClient } from "@tanstack/react-query";
import { asApiError } from "./apiError.ts";
import { watchReachable } from "./reachability.ts";

// What is on screen renews itself once the server answers again, not only when the device finds a network.
onlineManager.setEventListener(watchReachable);

/** The cache of what the server said. Live updates invalidate it, so nothing is polled. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 20_000,
      // A refusal is an answer: asking again would only bring it again.
      retry: (failures, error) => asApiError(error).kind !== "refused" && failures < 2,
      networkMode: "always",
      refetchOnReconnect: "always",
    },
    mutations: { retry: false, networkMode: "always" },
  },
});
