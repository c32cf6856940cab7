import type { ReportRequest } from '../../shared/api/reports.ts';
import type { ReportForm } from '../../shared/report/report.ts';

/** English where a request names no language. */
export const reportForm = ({ paper, language = 'en' }: ReportRequest): ReportForm => ({ paper, language });
