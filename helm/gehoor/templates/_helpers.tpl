{{- define "gehoor.name" -}}
{{- printf "%s-gehoor" .Release.Name | replace "gehoor-gehoor" "gehoor" | trunc 52 | trimSuffix "-" -}}
{{- end }}

{{- define "gehoor.selector" -}}
app.kubernetes.io/name: gehoor
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "gehoor.labels" -}}
{{ include "gehoor.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}

{{- define "gehoor.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end -}}
{{- end }}

{{- define "gehoor.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "gehoor.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{- define "gehoor.secret" -}}
{{- $name := index . 0 }}{{ $secret := index . 1 }}{{ $key := index . 2 -}}
- name: {{ $name }}
  valueFrom:
    secretKeyRef:
      name: {{ $secret }}
      key: {{ $key }}
{{- end }}
