/* Any bytes as a policy in a file: what is read is a policy that can be written, and reads the same again. */
#include "config.h"

#include "fuzz-store.h"
#include "fuzz-target.h"

#include "summer-policy-file.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerPolicy) policy = summer_policy_file_parse (text, size, &error);

  fuzz_check_outcome (policy != NULL, error);
  if (policy == NULL)
    return 0;

  g_autofree char *once = summer_policy_file_dup_text (policy);
  fuzz_check_text (once);

  g_autoptr (SummerPolicy) again = summer_policy_file_parse (once, strlen (once), &error);
  if (again == NULL)
    g_error ("written, and not read: %s", error->message);

  g_autofree char *twice = summer_policy_file_dup_text (again);
  g_assert (g_str_equal (once, twice));
  return 0;
}
