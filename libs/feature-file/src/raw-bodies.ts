import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';

const BYTES = 'application/octet-stream';

/** Leaves the bytes of an upload's piece unread until its route has decided how many it takes. */
@Injectable()
export class RawBodies implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const server = this.host.httpAdapter?.getInstance<FastifyInstance>();
    if (server && !server.hasContentTypeParser(BYTES))
      server.addContentTypeParser(BYTES, (_request, _payload, done) => done(null));
  }
}
