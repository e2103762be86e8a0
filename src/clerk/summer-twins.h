/* Records of a programme that may be of one child: by identity number, and by name and birth date. */
#pragma once

#include "summer-day.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef enum
{
  SUMMER_TWIN_IDENTITY,   /* the same identity number */
  SUMMER_TWIN_NAME,       /* the same name and birth date, and no two identity numbers against it */
  SUMMER_TWIN_TWO_CLASSES, /* one record, enrolled in two classes at once */
  SUMMER_TWIN_APPLIED,    /* applications for two classes that both wait or are offered a place */
} SummerTwinKind;

/* Texts are the index's. */
typedef struct
{
  gint64      id;          /* of the child or the application */
  gboolean    applied;     /* an application */
  const char *code, *name; /* of an application its number */
  const char *class_code, *class_name, *union_name; /* NULL = enrolled in none */
  SummerPeriod period;     /* of the enrolment; none = none */
} SummerTwin;

typedef struct
{
  SummerTwinKind kind;
  SummerTwin     one, other;
} SummerTwinPair;

typedef struct _SummerTwins SummerTwins;

SummerTwins *summer_twins_new        (SummerStore *store, gint64 programme, GError **error);
void         summer_twins_free       (SummerTwins *self);
/* The first child that may be the same; FALSE = none. identity, birth: none = not given. */
gboolean     summer_twins_find_child (SummerTwins *self, const char *name, SummerDay birth, const char *identity, SummerTwinKind *kind, SummerTwin *twin);
/* The first other application that is still open, of the same child. */
gboolean     summer_twins_find_application (SummerTwins *self, gint64 but, const char *name, SummerDay birth, const char *identity, SummerTwin *twin);
GArray      *summer_twins_list_pairs (SummerTwins *self); /* SummerTwinPair, by kind and code; texts are the index's */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerTwins, summer_twins_free)

G_END_DECLS
