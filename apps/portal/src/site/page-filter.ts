import { randomUUID } from 'node:crypto';
import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { PROBLEMS, problemText, site } from '@linxuan/contracts';
import {
  DomainError,
  isProbePath,
  isStorageFull,
  LOGGER,
  missingFoundation,
  pathOf,
  RETRY_AFTER_SECONDS,
  routeOf,
  sendProblem,
  toProblem,
} from '@linxuan/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { sendPage } from './reply';
import { visitOf, type Visit } from './visit';

/** Failures as pages in plain words. What does not exist and what is not released look the same. */
@Catch()
export class PageFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly log: Pick<Logger, 'error' | 'warn'>) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const visit = visitOf(request);
    const status = statusOf(error);
    // Who asks for a probe reads no page.
    if (status === 404 && isProbePath(pathOf(request)))
      return sendProblem(reply, toProblem('subject.notFound', {}, {}, visit.language));
    const { t, href } = visit;
    const id = randomUUID().slice(0, 8);
    const at = { route: routeOf(request), requestId: request.id };
    if (status === 503) {
      this.log.warn({ err: error, ...at }, 'a foundation is away');
      void reply.header('retry-after', String(RETRY_AFTER_SECONDS));
    } else if (status >= 500) this.log.error({ err: error, id, ...at }, 'page failed');
    const words = {
      404: [
        t('没有找到这个页面', 'This page was not found'),
        t('它可能尚未发布，或者地址有误。', 'It may not be published yet, or the address is wrong.'),
      ],
      410: [
        t('公示期已结束', 'The period is over'),
        t('这项公示已不再受理异议。', 'Objections to this notice are no longer taken.'),
      ],
      413: [t('内容过长', 'Too long'), t('请缩短填写的内容后再提交。', 'Shorten what you wrote and send it again.')],
      429: [t('操作过于频繁', 'Too many attempts'), t('请过一段时间再试。', 'Please try again later.')],
      507: [
        t('存储空间不足', 'The storage is full'),
        t(
          '服务器暂时无法保存内容，请稍后重试。',
          'The server has no space left at the moment. Please try again later.',
        ),
      ],
      503: [
        t('暂时无法访问', 'Not available for the moment'),
        t(
          '系统正在恢复，通常只需几分钟，请稍后重试。',
          'The site is coming back, usually within minutes. Please try again shortly.',
        ),
      ],
      500: [
        t('页面暂时出错', 'Something went wrong'),
        t(`问题已记录（编号 ${id}），请稍后重试。`, `It was recorded as ${id}. Please try again later.`),
      ],
    } as const;
    const [title, detail] =
      words[status as keyof typeof words] ?? otherWords(error, visit) ?? words[status < 500 ? 404 : 500];
    sendPage(reply, visit, {
      title,
      status,
      private: true,
      main: site.html`<h1>${title}</h1><p class="lead">${detail}</p><p><a class="button" href="${href('/')}">${t('回到首页', 'Home')}</a></p>`,
    });
  }
}

/** What the problem catalogue says of a request that cannot be taken, with the parameters that are wrong. */
function otherWords(error: unknown, { t, language }: Visit): readonly [string, string] | undefined {
  if (!(error instanceof DomainError) || !PROBLEMS[error.code]) return undefined;
  const { title, detail } = problemText(error.code, error.params, language);
  const names = (error.more.fields ?? []).map(({ pointer }) => pointer.slice(1)).filter((name) => name !== '');
  return [title, names.length === 0 ? detail : `${detail}${t('（', ' (')}${names.join(t('、', ', '))}${t('）', ')')}`];
}

function statusOf(error: unknown): number {
  if (isStorageFull(error)) return 507;
  if (error instanceof DomainError) return PROBLEMS[error.code]?.status ?? 500;
  if (missingFoundation(error)) return 503;
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: number }).statusCode;
  return status && status >= 400 && status < 500 ? status : 500;
}
