import { Button, Group, Text } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { PageHeader } from '@/components/page-header';
import { sessionQuery, useSession } from '@/features/auth/api/session';
import { NameForm } from '@/features/profile/components/name-form';
import { PasswordForm } from '@/features/profile/components/password-form';
import { PreferencesForm } from '@/features/profile/components/preferences-form';
import { ProfileSection } from '@/features/profile/components/profile-section';
import { useSignOut } from '../shell/use-sign-out';

export function ProfilePage() {
  const queryClient = useQueryClient();
  const { data: me } = useSession();
  const signOut = useSignOut();
  if (!me) return null;

  return (
    <div style={{ maxWidth: 960 }}>
      <PageHeader title="Profile" />
      <ProfileSection title="You" description="How you appear to others in your organization.">
        <NameForm
          key={me.id}
          me={me}
          onSaved={(saved) => queryClient.setQueryData(sessionQuery.queryKey, saved)}
        />
      </ProfileSection>
      <ProfileSection title="Preferences" description="They apply in this browser only.">
        <PreferencesForm />
      </ProfileSection>
      <ProfileSection title="Password" description="Choose one that you use nowhere else.">
        <PasswordForm />
      </ProfileSection>
      <ProfileSection
        title="Session"
        description="Signing out also forgets the prompt you were writing here."
      >
        <Group justify="space-between">
          <Text size="sm">Signed in as {me.email}</Text>
          <Button
            variant="default"
            leftSection={<IconLogout size={16} />}
            loading={signOut.isPending}
            onClick={() => signOut.mutate()}
          >
            Sign out
          </Button>
        </Group>
      </ProfileSection>
    </div>
  );
}
