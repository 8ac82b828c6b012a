import { createHash } from 'node:crypto';
import { site } from '@linxuan/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * The preview of a public page carries the public site's own style sheet inside; no other text passes under its digest.
 */
const previewStyle = `'sha256-${createHash('sha256').update(site.SITE_STYLE).digest('base64')}'`;

/**
 * Scripts and styles of our own origin only: the components' styles are constructed stylesheets, which need no
 * exception.
 */
export const PAGE_POLICY = {
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", previewStyle],
    imgSrc: ["'self'", 'data:', 'blob:'],
    connectSrc: ["'self'"],
    frameSrc: ["'self'", 'blob:'],
    objectSrc: ["'none'"],
    frameAncestors: ["'self'"],
    upgradeInsecureRequests: null,
  },
};

/** The page of the API's description brings its styles inline; it shows nothing that anybody typed. */
export function allowDescriptionStyles(request: FastifyRequest, reply: FastifyReply): void {
  const policy = reply.getHeader('content-security-policy');
  if (request.url.startsWith('/api/docs') && typeof policy === 'string')
    reply.header('content-security-policy', policy.replace(previewStyle, "'unsafe-inline'"));
}

/** Files named by their content never change; the page that names them is asked for again after every release. */
export function cacheOf(reply: FastifyReply, path: string): void {
  reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
}
