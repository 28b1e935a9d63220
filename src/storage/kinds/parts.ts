import { z } from 'zod';

export const confidence = z.enum(['low', 'middle', 'high']).optional();
/** Milliseconds since 1970. */
export const moment = z.int().min(0);
export const id = z.string().min(1);
