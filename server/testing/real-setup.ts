import { sql } from 'kysely';
import type { TestProject } from 'vitest/node';
import { migrate } from '../db/migrate.ts';
import { openDatabase } from '../db/open.ts';
import { startPostgres } from './servers/postgres.ts';
import { makeTemporaryRoot } from './temporary-root.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

/** The name of the database that others are copied from. */
export const templateName = 'vidimus_template';

/** One Postgres for all files of the project `real`, with a migrated template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  const admin = openDatabase({ url: server.url, connections: 1 });
  await sql`create database ${sql.id(templateName)}`.execute(admin);
  await admin.destroy();
  const template = openDatabase({ url: inDatabase(server.url, templateName), connections: 1 });
  await migrate(template);
  await template.destroy();
  project.provide('postgresUrl', server.url);
  const removeTemporary = makeTemporaryRoot();
  return async () => {
    removeTemporary();
    await server.close();
  };
}

export function inDatabase(url: string, name: string): string {
  const to = new URL(url);
  to.pathname = name;
  return to.href;
}
