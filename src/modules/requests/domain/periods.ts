/** The periods that the public list and the map can be narrowed to, in days; the shortest first. */
export const periods = [7, 30, 90, 365] as const;
