import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PasswordBody, SignInBody, LocaleBody, MembershipBody, type SessionDto } from '@linxuan/contracts';
import {
  APP_CONFIG,
  CurrentActor,
  Operation,
  PublicRoute,
  SchemaPipe,
  SESSION_COOKIE,
  type AppConfig,
  type SessionActor,
} from '@linxuan/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PasswordChangeService } from './password-change.service';
import { SessionService } from './session.service';
import { SessionViewService } from './session-view.service';
import { SignInService } from './sign-in.service';

type CookieRequest = FastifyRequest & { cookies: Record<string, string | undefined> };
type CookieReply = FastifyReply & {
  setCookie(name: string, value: string, options: object): unknown;
  clearCookie(name: string, options: object): unknown;
};

/** The device that has signed in before; not the session, and worth nothing without the password. */
const DEVICE_COOKIE = 'linxuan_device';
const DEVICE_SECONDS = 180 * 86_400;

@ApiTags('session')
@Controller('session')
export class SessionController {
  constructor(
    private readonly signIns: SignInService,
    private readonly sessions: SessionService,
    private readonly passwords: PasswordChangeService,
    private readonly views: SessionViewService,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  @PublicRoute()
  @Operation('Signs in and sets the cookie of the session.')
  @Post()
  @HttpCode(200)
  async signIn(
    @Body(new SchemaPipe(SignInBody)) body: { login: string; password: string },
    @Req() request: CookieRequest,
    @Res({ passthrough: true }) reply: CookieReply,
  ): Promise<SessionDto> {
    const visitor = { address: request.ip, deviceCookie: request.cookies[DEVICE_COOKIE], requestId: request.id };
    const { token, deviceCookie } = await this.signIns.signIn(body.login, body.password, visitor);
    const safe = { httpOnly: true, sameSite: 'lax', secure: this.config.publicUrl.startsWith('https:') };
    reply.setCookie(SESSION_COOKIE, token, { ...safe, path: '/' });
    reply.setCookie(DEVICE_COOKIE, deviceCookie, { ...safe, path: '/api/session', maxAge: DEVICE_SECONDS });
    return this.views.of(token);
  }

  /** The public site stands at an address of its own, which the page of signing in does not know. */
  @PublicRoute()
  @Operation('Leads to the page of the public site on which an applicant registers.')
  @Get('registration')
  @HttpCode(303)
  registration(@Res({ passthrough: true }) reply: FastifyReply): void {
    void reply.header('location', `${this.config.portalUrl}/register`);
  }

  /** Says who is signed in, also to a page that was made for somebody else. */
  @PublicRoute()
  @Operation('Says who is signed in, also to a page that was made for somebody else.')
  @Get()
  current(@Req() request: CookieRequest): Promise<SessionDto> {
    return this.views.of(request.cookies[SESSION_COOKIE] ?? '');
  }

  @Operation('Ends the session.')
  @Delete()
  @HttpCode(204)
  async signOut(@Req() request: CookieRequest, @Res({ passthrough: true }) reply: CookieReply): Promise<void> {
    await this.sessions.signOut(request.cookies[SESSION_COOKIE] ?? '');
    reply.clearCookie(SESSION_COOKIE, { path: '/' });
  }

  @Operation("Goes on under another of the person's identities.")
  @Post('membership')
  @HttpCode(200)
  async switchTo(
    @CurrentActor() actor: SessionActor,
    @Req() request: CookieRequest,
    @Body(new SchemaPipe(MembershipBody)) body: { membershipId: string },
  ): Promise<SessionDto> {
    const token = request.cookies[SESSION_COOKIE] ?? '';
    await this.sessions.switchTo(token, actor, body.membershipId);
    return this.views.of(token);
  }

  @Operation("Changes the person's password.")
  @Post('password')
  @HttpCode(204)
  changePassword(
    @CurrentActor() actor: SessionActor,
    @Body(new SchemaPipe(PasswordBody)) body: { current: string; next: string },
  ): Promise<void> {
    return this.passwords.change(actor, body.current, body.next);
  }

  @Operation('Sets the language of the person.')
  @Post('locale')
  @HttpCode(204)
  setLocale(
    @CurrentActor() actor: SessionActor,
    @Body(new SchemaPipe(LocaleBody)) body: { locale: string },
  ): Promise<void> {
    return this.sessions.setLocale(actor, body.locale);
  }

  @PublicRoute()
  @Operation('Lists the accounts of a demonstration; empty in production.')
  @Get('demo-accounts')
  demoAccounts(): Promise<{ login: string; password: string; role: string; org: string }[]> {
    return this.views.demoAccounts();
  }
}
