/* A policy as a text file that people can read and send: a line "name = value" for each number, with its title and source
 * above it; lines with # say something to people and nothing to the program. UTF-8. */
#pragma once

#include "summer-policy.h"

G_BEGIN_DECLS

char         *summer_policy_file_dup_text (const SummerPolicy *policy); /* what the file holds */
gboolean      summer_policy_file_write    (const SummerPolicy *policy, const char *path, GError **error);
SummerPolicy *summer_policy_file_parse    (const char *text, gsize length, GError **error); /* every wrong line by its number */
SummerPolicy *summer_policy_file_read     (const char *path, GError **error);

G_END_DECLS
