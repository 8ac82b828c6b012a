import { Injectable, UnauthorizedException, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { MoreThan, Repository } from 'typeorm';
import { Session } from './entities';

export interface SignedIn {
  headers: Record<string, string | undefined>;
  session: Session;
}

/** A bearer token, looked up at each request. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(@InjectRepository(Session) private readonly sessions: Repository<Session>) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<SignedIn>();
    const token = request.headers['authorization']?.replace('Bearer ', '') ?? '';
    const session = await this.sessions.findOneBy({ token, expiresAt: MoreThan(new Date()) });
    if (!session) throw new UnauthorizedException();
    request.session = session;
    return true;
  }
}
