import type { Queue } from 'pg-boss';

/** Job payloads: ids only, since the rows of jobs outlive the data that they refer to. */
export interface JobData {
  report: { companyId: string; reportId: string };
  report_export: { companyId: string; exportId: string };
}
export type QueueName = keyof JobData;

/** Seconds. A worker without a heartbeat for this long is considered dead, and its job is taken by another. */
const heartbeatSeconds = 10;

export const queues: Record<QueueName, Omit<Queue, 'name'>> = {
  report: {
    heartbeatSeconds,
    expireInSeconds: 5 * 60,
    // 1, 2, 4, 8, 16 s: a killed browser is running again after one, an unavailable database perhaps after the last.
    retryLimit: 5,
    retryDelay: 1,
    retryBackoff: true,
    deleteAfterSeconds: 24 * 60 * 60,
  },
  report_export: {
    heartbeatSeconds,
    expireInSeconds: 6 * 60 * 60,
    retryLimit: 20,
    retryDelay: 2,
    retryBackoff: true,
    retryDelayMax: 60,
    deleteAfterSeconds: 24 * 60 * 60,
  },
};
