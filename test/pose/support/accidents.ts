/** Time stamps of pictures that bring an accident to a worker with the accident listener. */
export const ACCIDENT_TIME_MS = { crash: 900_001, hang: 900_002, nonsense: 900_003, lostContext: 900_004 } as const;
