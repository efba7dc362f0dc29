import { api, send } from '@/lib/api/client';

export function logout() {
  return send(api.POST('/api/v1/auth/logout'));
}
