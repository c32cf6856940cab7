/** Rooms of socket.io. Each names the company, so that another company's id leads nowhere. */
export const listRoom = (companyId: string): string => `list:${companyId}`;
export const watchRoom = (companyId: string, sessionId: string): string => `watch:${companyId}:${sessionId}`;
export const loginRoom = (loginId: string): string => `login:${loginId}`;
