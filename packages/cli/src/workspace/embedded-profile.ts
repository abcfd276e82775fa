/** The name by which `-p` means the embedded workspace. Source: local.md. */
export const embeddedProfile = 'local';
