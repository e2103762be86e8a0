/* What is wrong with a cell of a roster, and how it would be mended: one check for each meaning of a column. */
#pragma once

#include "summer-block.h"
#include "summer-identity.h"

G_BEGIN_DECLS

#define SUMMER_YOUNGEST 3 /* years; younger and older children are slips of the pen */
#define SUMMER_OLDEST 18

typedef enum
{
  SUMMER_DIAGNOSIS_GOOD,
  SUMMER_DIAGNOSIS_MENDED, /* another way of writing the same, or what the identity number says */
  SUMMER_DIAGNOSIS_BAD,    /* a person has to look */
} SummerDiagnosisState;

typedef struct
{
  SummerDiagnosisState state;
  char                *value;  /* owned: what to store; of a bad cell what may have been meant. NULL = nothing */
  char                *reason; /* owned: in the user's language, what is wrong and what to do; NULL when good */
  char                *telephone; /* owned: what of a bad cell belongs into the column of telephones; NULL = nothing */
} SummerDiagnosis;

typedef struct
{
  const char *code, *name;
  gboolean    is_closed; /* rejected or withdrawn: takes no children */
} SummerDoctorClass;

/* What the check of a cell knows besides it. */
typedef struct
{
  SummerDay                day;       /* ages are counted on it; NONE = they are not judged */
  int                      grade_min, grade_max; /* that the programme takes; 0 = no limit */
  const SummerDoctorClass *classes;   /* borrowed */
  guint                    n_classes;
  const char              *document;  /* of the row, as written; NULL or "" = not named */
  const char              *telephone; /* of the row, as written; NULL = no column holds telephones */
  SummerDay                identity_birth; /* in the row's identity number, when that is valid */
  SummerSex                identity_sex;
} SummerDoctorRow;

SummerDiagnosis summer_cell_doctor_check   (SummerMeaning meaning, const char *text, const SummerDoctorRow *row);
gboolean        summer_cell_doctor_is_kept (SummerMeaning meaning, const char *text, const SummerDoctorRow *row); /* can be stored as it is */
gboolean        summer_cell_doctor_parse_sex (const char *text, int *sex); /* a SummerSex */
void            summer_diagnosis_clear     (SummerDiagnosis *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SummerDiagnosis, summer_diagnosis_clear)

G_END_DECLS
