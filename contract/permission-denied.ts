// The refusal of what an account may not do, the same from shell and engine.
import { PERMISSION_WORDS, type Permission } from '#domain/accounts/roles.ts';
import { BihuanError } from './errors.ts';

export function permissionDenied(needed: Permission): BihuanError {
  return new BihuanError(
    'permission.denied',
    `当前用户没有“${PERMISSION_WORDS[needed]}”的权限，操作没有执行。如确需办理，请系统管理员在“设置－用户”中授权。`,
    { needed },
  );
}
