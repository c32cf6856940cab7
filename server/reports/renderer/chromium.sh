#!/bin/sh
# Starts CHROMIUM_BINARY with HOME and TMPDIR in its own profile. With CHROMIUM_UID it first becomes that user, who must own the
# profile that Playwright has made, and can gain no privileges again. Keeps its process id and Playwright's pipes.
for arg; do
  case $arg in --user-data-dir=*) profile=${arg#*=} ;; esac
done
export HOME="$profile" TMPDIR="$profile"
binary=$CHROMIUM_BINARY uid=$CHROMIUM_UID
unset CHROMIUM_BINARY CHROMIUM_UID
[ -z "$uid" ] && exec "$binary" "$@"
chown -h "$uid:$uid" "$profile" || exit 1
exec setpriv --reuid="$uid" --regid="$uid" --clear-groups --no-new-privs -- "$binary" "$@"
