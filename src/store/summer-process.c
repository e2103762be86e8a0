#include "config.h"

#include "summer-process.h"

#include <sys/prctl.h>

/**
 * summer_process_keep_memory:
 *
 * A crash writes the memory into a file that nobody looks after, and that is sent to strangers with reports: the key
 * of the data would be in it, and what a form showed. The kernel writes none of a process that is not dumpable, and
 * lets no debugger of the same user at it. Where it refuses, the keys alone are kept out; see summer-vault.h.
 */
void
summer_process_keep_memory (void)
{
  prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
}
