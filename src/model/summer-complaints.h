/* What is wrong with the fields of a record that a person fills in, field by field, in words that say what to do. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SummerComplaints SummerComplaints;

SummerComplaints *summer_complaints_new      (void);
void              summer_complaints_free     (SummerComplaints *self);

/* The first complaint of a field counts; format is translated. A warning does not stop what is done. */
void              summer_complaints_add      (SummerComplaints *self, const char *field, const char *format, ...) G_GNUC_PRINTF (3, 4);
void              summer_complaints_warn     (SummerComplaints *self, const char *field, const char *format, ...) G_GNUC_PRINTF (3, 4);
void              summer_complaints_clear    (SummerComplaints *self);

const char       *summer_complaints_get      (const SummerComplaints *self, const char *field); /* NULL = nothing is wrong with it */
const char       *summer_complaints_get_warning (const SummerComplaints *self, const char *field);
const char       *summer_complaints_get_first (const SummerComplaints *self, const char **field); /* NULL = it can be stored */
gboolean          summer_complaints_is_empty (const SummerComplaints *self); /* of what stops; warnings do not */
/* FALSE with SUMMER_VALUE_ERROR and the words of the first complaint, for callers without fields. */
gboolean          summer_complaints_check    (const SummerComplaints *self, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerComplaints, summer_complaints_free)

G_END_DECLS
