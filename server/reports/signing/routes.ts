import multipart, { type MultipartFile, type MultipartValue } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { SigningView } from '../../../shared/api/reports.ts';
import { requireMaster } from '../../accounts/guard.ts';
import type { Context } from '../../context.ts';
import type { App } from '../../http/app-type.ts';
import { Problem } from '../../http/errors/problem.ts';
import { perMinute, reviewLimit } from '../../http/limits/limits.ts';
import { readSigning, removeCertificate, saveCertificate } from './commands.ts';

const tags = ['settings'];
/** Bytes of a PKCS #12 file; one with a long chain has some 10,000. */
const largestFile = 256 * 1024;
/** Tries a minute: a file's password is not to be guessed here. */
const tryLimit = perMinute(10);

/** Whose certificate signs a company's reports. */
export async function signingRoutes(app: App, ctx: Context): Promise<void> {
  await app.register(multipart, { limits: { files: 1, fields: 1, fieldSize: 1_000, fileSize: largestFile } });
  const onRequest = requireMaster(ctx);
  const config = { rateLimit: reviewLimit };

  app.get(
    '/signing',
    { onRequest, config, schema: { tags, summary: 'Whose certificate signs' } },
    (request): Promise<SigningView> => readSigning(ctx, request.login!.companyId),
  );
  app.put(
    '/signing',
    {
      ...{ onRequest, config: { rateLimit: tryLimit } },
      schema: {
        ...{ tags, summary: 'Sign with an own certificate: a form of password and a PKCS #12 file' },
        consumes: ['multipart/form-data'],
      },
    },
    async (request): Promise<SigningView> => {
      const { file, password } = await readForm(request);
      await saveCertificate(ctx, request.login!, file, password);
      return readSigning(ctx, request.login!.companyId);
    },
  );
  app.delete(
    '/signing',
    { onRequest, config, schema: { tags, summary: 'Sign with it no more', response: { 204: Type.Null() } } },
    async (request, reply) => {
      await removeCertificate(ctx, request.login!);
      return reply.code(204).send(null);
    },
  );
}

async function readForm(request: FastifyRequest): Promise<{ file: Buffer; password: string }> {
  if (!request.isMultipart()) throw new Problem('invalid_request', 'Send a form with the file and its password.');
  let password = '';
  let file: Buffer | undefined;
  for await (const part of request.parts()) {
    if (isFile(part)) file = await whole(part);
    else if (part.fieldname === 'password') password = String((part as MultipartValue).value);
  }
  if (!file) throw new Problem('invalid_request', 'The file is missing.');
  return { file, password };
}

async function whole(part: MultipartFile): Promise<Buffer> {
  try {
    return await part.toBuffer();
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'FST_REQ_FILE_TOO_LARGE') throw error;
    throw new Problem('too_large', `A certificate's file may have ${largestFile} bytes at most.`);
  }
}

const isFile = (part: MultipartFile | MultipartValue): part is MultipartFile => part.type === 'file';
